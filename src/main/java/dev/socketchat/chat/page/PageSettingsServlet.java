package dev.socketchat.chat.page;

import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Gives the page its {@link PageSettings}. */
@WebServlet("/page.json")
public class PageSettingsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PageSettings settings;

    private final transient Jsonb jsonb = JsonbBuilder.create();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(jsonb.toJson(settings).getBytes(StandardCharsets.UTF_8));
    }
}
