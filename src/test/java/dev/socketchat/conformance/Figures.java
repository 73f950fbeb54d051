package dev.socketchat.conformance;

import java.io.IOException;

/**
 * What {@link ServerFigures} tells of the server it is in.
 *
 * @param files open files, sockets among them
 * @param inside threads with the method that was named anywhere in their stack
 */
record Figures(int threads, int files, int inside) {

    /** Asks the server, and names a method. */
    static Figures read(Target target, String method) throws IOException {
        String[] words = target.get("/figures?inside=" + method).hasStatus(200).body().split(" ");
        return new Figures(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }
}
