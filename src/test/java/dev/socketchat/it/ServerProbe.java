package dev.socketchat.it;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Put beside the application, it tells what the server's process holds: heap after a collection, in KiB, and threads. */
@WebServlet("/probe")
public class ServerProbe extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** What it told. */
    record Reading(long heapKilobytes, int threads) {
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long kilobytes = (runtime.totalMemory() - runtime.freeMemory()) / 1024;
        response.getWriter().print(kilobytes + " " + Thread.getAllStackTraces().size());
    }

    /** Asks the probe in the application at the address. */
    static Reading read(URI application) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(application.resolve("probe")).build();
        String[] words = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body().split(" ");
        return new Reading(Long.parseLong(words[0]), Integer.parseInt(words[1]));
    }
}
