package dev.socketchat.local.http;

/** The bytes received are no request this server answers; carries the status that says so. */
final class RequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    RequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
