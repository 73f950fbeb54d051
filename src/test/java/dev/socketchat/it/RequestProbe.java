package dev.socketchat.it;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Put beside the application, it tells how a request arrived: a line for each header, those of one name together. */
@WebServlet({"/request-probe", "/ops/request-probe"})
public class RequestProbe extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (String name : Collections.list(request.getHeaderNames())) {
            response.getWriter().println(name + ": " + String.join(" and ", Collections.list(request.getHeaders(name))));
        }
    }
}
