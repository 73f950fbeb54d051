package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a session is, and the cookies that say so. */
class SessionOwnersTest extends HttpFixture {

    private static final String COOKIE = "sockjs-owner.echo";

    private static String value(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    @Test
    void aGuestIsKnownByACookieOfOurs() throws Exception {
        serve(open().ownerCookie(true));
        FakeResponse opened = ask("POST", "xhr");
        String cookie = opened.header("Set-Cookie");
        assertThat(cookie).matches("sockjs-owner\\.echo=[0-9a-f]{32}\\.[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Lax");
        String owner = value(cookie);
        String stranger = value(ask(new FakeRequest("POST", "/echo/000/other/xhr")).header("Set-Cookie"));
        assertThat(ask("POST", "xhr").status()).isEqualTo(404);
        assertThat(upload("xhr_send", "[\"x\"]").status()).isEqualTo(404);
        assertThat(upload(new FakeRequest("POST", SESSION + "xhr_send").cookie(COOKIE, stranger), "[\"x\"]")
                        .status())
                .isEqualTo(404);
        FakeRequest mine = new FakeRequest("POST", SESSION + "xhr_send").cookie(COOKIE, owner);
        assertThat(upload(mine, "[\"mine\"]").status()).isEqualTo(204);
        assertThat(application.heard()).containsExactly("connected", "connected", "message mine");
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").cookie(COOKIE, owner)).header("Set-Cookie"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"'^.*$',00000000000000000000000000000001", "'^.{32}',00000000000000000000000000000001", "'.{64}$',''",
        "'[0-9a-f]$',x", "'\\..*','.0000000000000000000000000000000000000000000000000000000000000000'", "'$',0", "'\\.',-", "^,' '"})
    void anIdThatSomebodyPlantedIsReplacedByOneOfOurs(String part, String planted) throws Exception {
        serve(open().ownerCookie(true));
        String forged = value(ask("POST", "xhr").header("Set-Cookie")).replaceFirst(part, planted);
        FakeResponse opened = ask(new FakeRequest("POST", "/echo/000/other/xhr").cookie(COOKIE, forged));
        assertThat(opened.status()).isEqualTo(200);
        assertThat(value(opened.header("Set-Cookie"))).matches("[0-9a-f]{32}\\.[0-9a-f]{64}").isNotEqualTo(forged);
        assertThat(upload(new FakeRequest("POST", "/echo/000/other/xhr_send").cookie(COOKIE, forged), "[]").status())
                .isEqualTo(404);
    }

    @Test
    void anIdOfAnotherServiceIsNoneOfOurs() throws Exception {
        serve(open().ownerCookie(true));
        String others = value(ask("POST", "xhr").header("Set-Cookie"));
        serve(open().ownerCookie(true));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").cookie(COOKIE, others)).header("Set-Cookie")).isNotNull();
    }

    @Test
    void overTlsOnlyACookieCountsThatNobodyCanPlantWithoutIt() throws Exception {
        for (boolean isBehindProxy : List.of(true, false)) {
            serve(open().ownerCookie(true).publicUrl(isBehindProxy ? "https://chat.example" : ""));
            String set = ask(overTls(isBehindProxy)).header("Set-Cookie");
            assertThat(set).startsWith("__Host-sockjs-owner.echo=").contains("; Path=/;").endsWith("Secure").doesNotContain("Domain");
            assertThat(ask(overTls(isBehindProxy).cookie("__Host-" + COOKIE, value(set))).header("Set-Cookie")).isNull();
            assertThat(ask(overTls(isBehindProxy).cookie(COOKIE, value(set))).status()).isEqualTo(404);
        }
    }

    private static FakeRequest overTls(boolean isBehindProxy) {
        FakeRequest request = new FakeRequest("POST", SESSION + "xhr");
        return isBehindProxy ? request : request.secure();
    }

    @Test
    void twoApplicationsOnOneHostDoNotTakeEachOthersCookie() throws Exception {
        serve(open().ownerCookie(true));
        FakeRequest elsewhere = new FakeRequest("POST", "/a%20b/echo/000/abc/xhr").context("/a%20b");
        assertThat(ask(elsewhere).header("Set-Cookie")).startsWith("sockjs-owner.a.20b.echo=");
    }

    @Test
    void aUserIsKnownByName() throws Exception {
        serve(open().ownerCookie(true));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").user("ann")).header("Set-Cookie")).isNull();
        assertThat(upload(new FakeRequest("POST", SESSION + "xhr_send").user("bob"), "[]").status()).isEqualTo(404);
        assertThat(upload(new FakeRequest("POST", SESSION + "xhr_send").user("ann"), "[]").status()).isEqualTo(204);
    }

    @Test
    void whatIsDoneForAUserRunsInTheContextOfTheRequestThatConnected() throws Exception {
        List<String> ran = new ArrayList<>();
        serve(open().callerContext(() -> {
            ran.add("caught");
            return task -> {
                ran.add("as ann");
                task.run();
            };
        }));
        ask(new FakeRequest("POST", SESSION + "xhr").user("ann"));
        upload(new FakeRequest("POST", SESSION + "xhr_send").user("ann"), "[\"x\"]");
        application.connections().get(0).peer().context().execute(() -> ran.add("work"));
        assertThat(ran).containsExactly("caught", "as ann", "work");
    }

    @Test
    void acrossSitesTheCookieNeedsTls() throws Exception {
        serve(open().ownerCookie(true));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").secure()).header("Set-Cookie"))
                .endsWith("; HttpOnly; SameSite=None; Secure");
        serve(open().ownerCookie(true).allowedOrigins(Set.of()));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").secure()).header("Set-Cookie"))
                .endsWith("; HttpOnly; SameSite=Lax; Secure");
    }

    @ParameterizedTest
    @CsvSource({"POST,xhr", "POST,xhr_streaming", "POST,xhr_send", "GET,eventsource", "GET,htmlfile", "GET,jsonp",
        "POST,jsonp_send", "PUT,xhr"})
    void loadBalancersFindTheirCookieOnEveryAnswer(String method, String transport) throws Exception {
        serve(open().cookieNeeded(true));
        assertThat(ask(method, transport).header("Set-Cookie")).isEqualTo("JSESSIONID=dummy; path=/");
        FakeRequest known = new FakeRequest(method, SESSION + transport).cookie("JSESSIONID", "abc.node=1");
        assertThat(ask(known.parameter("c", "cb")).header("Set-Cookie")).isEqualTo("JSESSIONID=abc.node=1; path=/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a b", "\u00e9", ""})
    void aCookieThatIsNoneIsNotRepeated(String value) throws Exception {
        serve(open().cookieNeeded(true));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").cookie("JSESSIONID", value)).header("Set-Cookie"))
                .isEqualTo("JSESSIONID=dummy; path=/");
    }

    @Test
    void aServiceMayHaveAnAffinityCookieOfItsOwn() throws Exception {
        serve(open().affinityCookie(received -> "NODE=" + received.getOrDefault("NODE", "a") + "; Path=/; HttpOnly"));
        assertThat(ask("POST", "xhr").header("Set-Cookie")).isEqualTo("NODE=a; Path=/; HttpOnly");
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").cookie("NODE", "b")).header("Set-Cookie"))
                .isEqualTo("NODE=b; Path=/; HttpOnly");
        assertThat(ask(new FakeRequest("GET", "/echo/info")).body()).contains("\"cookie_needed\":true");
    }
}
