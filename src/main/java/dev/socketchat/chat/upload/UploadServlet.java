package dev.socketchat.chat.upload;

import dev.socketchat.octavus.file.Files;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Takes the bytes of a file that a page was given a place for, and hands them to the platform as they come: the page's
 * own policy lets it talk to no other server. The address is all the right one needs; it is not told to other origins.
 */
@WebServlet(urlPatterns = "/uploads/*", asyncSupported = true)
public class UploadServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(UploadServlet.class.getName());
    private static final int TOO_MANY_REQUESTS = 429;
    private static final List<String> OWN_SITE = List.of("same-origin", "none");

    @Inject
    private transient Uploads uploads;
    @Inject
    private transient Files files;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "Files come from the chat's own page.");
        } else if (!request.getMethod().equals("PUT")) {
            response.setHeader("Allow", "PUT");
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Files are put here.");
        } else {
            take(request, response);
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Optional<Ticket> ticket = uploads.find(path.substring(1));
        if (ticket.isEmpty()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "There is no place for this file any more.");
        } else if (isAsAnnounced(ticket.get().file(), request, response)) {
            begin(ticket.get(), request, response);
        }
    }

    private static boolean isAsAnnounced(Files.Announcement file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long length = request.getContentLengthLong();
        // Servers differ in what a length means beside a transfer coding (RFC 9112, section 6.3).
        if (length < 0 || request.getHeader("Transfer-Encoding") != null) {
            refuse(response, HttpServletResponse.SC_LENGTH_REQUIRED, "The length of the file is missing.");
        } else if (length > file.size()) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The file is larger than was announced.");
        } else if (length < file.size()) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "The file is smaller than was announced.");
        } else if (!file.mediaType().equals(mediaType(request))) {
            refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "The file is of another type than was announced.");
        } else {
            return true;
        }
        return false;
    }

    private static String mediaType(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return type.split(";", 2)[0].strip();
    }

    private void begin(Ticket ticket, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!uploads.enter(ticket)) {
            response.setHeader("Retry-After", "5");
            refuse(response, TOO_MANY_REQUESTS, "Too many files are being uploaded right now. Please try again in a moment.");
        } else if (!ticket.use()) {
            uploads.leave(ticket);
            refuse(response, HttpServletResponse.SC_CONFLICT, "This file is being uploaded already.");
        } else {
            uploads.begin(request.startAsync(request, response), ticket, files);
        }
    }

    /** The body is not read, so the connection cannot carry another request. */
    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setHeader("Connection", "close");
        answer(response, status, sentence);
    }

    static void answer(HttpServletResponse response, int status, String sentence) {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getOutputStream().write(sentence.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // Thrown on, it would be a trace in the server's log for everybody who leaves early.
            LOG.log(Level.DEBUG, "An answer to an upload was lost", gone);
        }
    }
}
