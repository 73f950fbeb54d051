package dev.socketchat.chat.ops;

import dev.socketchat.chat.config.Operations;
import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Drains the server on a POST, and answers when that is done; a GET tells how far it is. */
@WebServlet(urlPatterns = "/ops/drain", asyncSupported = true)
@DeclareRoles(OperatorCheck.ROLE)
public class DrainServlet extends HttpServlet {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final long serialVersionUID = 1L;
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Inject
    private transient Drain drain;
    @Inject
    private transient Operations settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.setTimeout(drain.longest().plus(SLACK).toMillis());
        drain.begin(settings.drainSpread()).thenRun(() -> {
            try {
                answer((HttpServletResponse) context.getResponse());
            } catch (IOException gone) {
                // Who asked did not wait; the server is drained all the same.
            } finally {
                context.complete();
            }
        });
    }

    private void answer(HttpServletResponse response) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().println(JSON.createObjectBuilder().add("stage", drain.stage().name().toLowerCase(Locale.ROOT))
                .add("connections", drain.connections()).add("cutOff", drain.cutOff()).build());
    }
}
