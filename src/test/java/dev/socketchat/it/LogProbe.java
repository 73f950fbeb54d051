package dev.socketchat.it;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Put beside the application, it reads the server's log at its finest and counts the lines that hold the key. */
@WebServlet(urlPatterns = "/log-probe", loadOnStartup = 1)
public class LogProbe extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final List<Logger> LOUD = List.of(Logger.getLogger("dev.socketchat"), Logger.getLogger("org.glassfish.jersey"));

    private final transient AtomicInteger lines = new AtomicInteger();
    private final transient AtomicInteger withKey = new AtomicInteger();
    private final transient Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.incrementAndGet();
            if (new SimpleFormatter().format(line).contains(PlatformElsewhere.KEY)) {
                withKey.incrementAndGet();
            }
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    /** What it counted. */
    record Reading(int lines, int withKey) {
    }

    @Override
    public void init() {
        reader.setLevel(Level.ALL);
        LOUD.forEach(logger -> logger.setLevel(Level.ALL));
        Logger.getLogger("").addHandler(reader);
    }

    @Override
    public void destroy() {
        Logger.getLogger("").removeHandler(reader);
        LOUD.forEach(logger -> logger.setLevel(null));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(lines + " " + withKey);
    }

    /** Asks the probe in the application at the address. */
    static Reading read(URI application) throws IOException {
        String answer = RawHttp.exchange(application, "GET", "log-probe", "Connection: close");
        String[] words = answer.substring(answer.lastIndexOf('\n') + 1).split(" ");
        return new Reading(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }
}
