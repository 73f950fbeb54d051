package dev.socketchat.chat.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers every failed request with its status and one plain sentence, instead of what the server would tell. */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int SERVER_FAULT = 500;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(code);
        // The address may be a file's that another server of a rolling update has: nobody is to remember that it is not here.
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(sentence(code));
    }

    private static String sentence(int code) {
        if (code == HttpServletResponse.SC_NOT_FOUND) {
            return "There is nothing here.";
        }
        return code >= SERVER_FAULT ? "Something went wrong on the server." : "This cannot be answered.";
    }
}
