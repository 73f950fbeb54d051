package dev.socketchat.chat.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Gives the page the style sheet of the configured {@link Theme}. */
@WebServlet("/theme.css")
public class ThemeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ThemeServlet.class.getName());

    @Inject
    private transient Branding branding;

    @Override
    public void init() {
        branding.theme().hardToRead().forEach(sentence -> LOG.log(Level.WARNING, "The page's theme: {0}", sentence));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/css;charset=UTF-8");
        response.getWriter().print(branding.theme().css());
    }
}
