package dev.socketchat.conformance;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Put beside the application, it takes all of the heap, again and again for some seconds, and then gives it back. */
@WebServlet("/heap-hog")
public class HeapHog extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int BLOCK = 128 * 1024;
    private static final int GIVEN_BACK_EACH_TIME = 8;
    private static final long SECONDS = 5;

    /** Answers how often there was nothing left, when all is given back. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int times = 0;
        Deque<byte[]> taken = new ArrayDeque<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            try {
                taken.add(new byte[BLOCK]);
            } catch (OutOfMemoryError expected) {
                times++;
                for (int block = 0; block < GIVEN_BACK_EACH_TIME; block++) {
                    taken.poll();
                }
                pause();
            }
        }
        taken.clear();
        response.getWriter().print(times);
    }

    /** Lets others have what was given back. */
    private static void pause() {
        try {
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
