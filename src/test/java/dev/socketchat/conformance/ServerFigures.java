package dev.socketchat.conformance;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** Tells what the server it runs in has at the moment: threads, open files and sockets, threads inside a method. */
@WebServlet("/figures")
public class ServerFigures extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getParameter("inside");
        long inside = Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(stack).anyMatch(call -> (call.getClassName() + "." + call.getMethodName()).equals(method)))
                .count();
        response.getWriter().print(ManagementFactory.getThreadMXBean().getThreadCount() + " " + openFiles() + " " + inside);
    }

    private static Object openFiles() throws IOException {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "OpenFileDescriptorCount");
        } catch (JMException e) {
            throw new IOException(e);
        }
    }
}
