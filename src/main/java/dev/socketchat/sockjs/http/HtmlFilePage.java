package dev.socketchat.sockjs.http;

/** The document that the htmlfile transport never finishes. */
final class HtmlFilePage {

    /** Old browsers render nothing before a kilobyte. */
    private static final int LEAST_LENGTH = 1025;

    private static final String HEAD = """
            <!doctype html>
            <html><head>
              <meta http-equiv="X-UA-Compatible" content="IE=edge" />
              <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
            </head><body><h2>Don't panic!</h2>
              <script>
                document.domain = document.domain;
                var c = parent.CALLBACK;
                c.start();
                function p(d) {c.message(d);};
                window.onload = function() {c.stop();};
              </script>
            """;

    private HtmlFilePage() {}

    static String head(String callback) {
        String head = HEAD.replace("CALLBACK", callback).stripTrailing();
        return head + " ".repeat(Math.max(0, LEAST_LENGTH - head.length())) + "\r\n\r\n";
    }
}
