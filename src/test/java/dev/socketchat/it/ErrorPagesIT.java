package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is asked wrongly, the answer says nothing about what runs here. */
@ArquillianTest
class ErrorPagesIT {

    private static final URI WAR = Wars.contextAddress();
    private static final Pattern TELLTALE = Pattern.compile("(?i)exception|stack ?trace|\\bat [a-z]+\\.[a-z.]+\\(|java\\.|jakarta\\.|"
            + "dev\\.socketchat|org\\.|fish\\.|undertow|wildfly|payara|glassfish|grizzly|/home/|/tmp/|target/|\\.class|\\.jar|\\.war");

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @ParameterizedTest
    @CsvSource({"GET,no-such-page,404", "GET,WEB-INF/web.xml,404", "GET,WEB-INF/classes/,404", "GET,META-INF/MANIFEST.MF,404",
        "GET,error,404", "POST,page.json,405", "PUT,index.html,40[35]", "DELETE,index.html,40[35]", "GET,assets/../WEB-INF/web.xml,404",
        "GET,uploads/none,405", "PUT,uploads/none,404", "GET,octavus/000/s,404", "GET,octavus/000/s/unknown,404",
        "GET,octavus/a.b/s/xhr,404", "POST,octavus/000/absent/xhr_send,403"})
    void anAnswerNamesNoClassNoPathAndNoServer(String method, String path, String status) throws IOException {
        String answer = RawHttp.exchange(WAR, method, path, "Connection: close");

        assertThat(answer).as(path).startsWith("HTTP/1.1 ");
        String body = answer.substring(answer.indexOf("\r\n\r\n"));
        assertThat(TELLTALE.matcher(body).results().map(found -> found.group()).toList()).as(answer).isEmpty();
        assertThat(answer).as(path).matches("(?s)HTTP/1\\.1 " + status + " .*");
    }
}
