package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ArquillianTest
class PageIT {

    private static final Pattern SCRIPT = Pattern.compile("src=\"\\./(assets/[^\"]+\\.js)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page.json", "theme.js", "licenses.md", "no-such-page"})
    void everythingAPageLoadsIsProtected(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);

        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; "
                + "img-src 'self' data:; font-src 'self'; connect-src 'self' ws://" + Wars.contextAddress().getAuthority()
                + "; frame-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types named-character");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("geolocation=(self)", "camera=()", "microphone=()");
        assertThat(answer.headers().map()).doesNotContainKey("strict-transport-security");
    }

    @ParameterizedTest
    @CsvSource({"ops/metrics,no-store", "ops/nothing,no-store", "octavus/nothing,''"})
    void whatIsNoPageIsNeverGuessedAtNorKept(String path, String caching) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).isEqualTo(caching);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "bytes 0-1", "", "=0-1", "by tes=0-1", "bytes\t=0-1"})
    void aRangeThatIsNoneIsNotSatisfied(String range) throws IOException {
        assertThat(RawHttp.exchange(Wars.contextAddress(), "GET", "icon.svg", "Range: " + range + "\r\nConnection: close"))
                .startsWith("HTTP/1.1 416 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1", "bytes=-5", "bytes=1-0", "bytes=a-b", "bytes=", "bytes=0-1,3-4", "bytes=99999999999999999999-", "lines=1-2"})
    void anyOtherRangeIsAnsweredWithTheFileOrPartOfItOrRefused(String range) throws IOException {
        assertThat(RawHttp.exchange(Wars.contextAddress(), "GET", "icon.svg", "Range: " + range + "\r\nConnection: close"))
                .containsPattern("^HTTP/1.1 (200|206|416) ");
    }

    @Test
    void anAssetIsKeptForLongAndOneThatIsNotHereIsNotRemembered() throws IOException, InterruptedException {
        Matcher script = SCRIPT.matcher(get("").body());
        assertThat(script.find()).isTrue();

        assertThat(header(get(script.group(1)), "Cache-Control")).contains("immutable");
        HttpResponse<String> absent = get("assets/no-such.js");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(header(absent, "Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/sbom/server.cdx.json", "META-INF/sbom/page.cdx.json", "META-INF/sbom/THIRD-PARTY.txt"})
    void whatIsInsideIsNotToldToBrowsers(String path) throws IOException, InterruptedException {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void everyFileOfThePageArrivesAsItWasBuilt() throws IOException, InterruptedException {
        try (ZipFile war = new ZipFile(Wars.FILE)) {
            List<? extends ZipEntry> files = war.stream().filter(PageIT::isOfThePage).toList();
            assertThat(files).extracting(ZipEntry::getName).contains("index.html", "theme.js").hasSizeGreaterThan(10);
            for (ZipEntry file : files) {
                HttpResponse<byte[]> answer = http.send(request(file.getName()), HttpResponse.BodyHandlers.ofByteArray());

                assertThat(answer.statusCode()).as(file.getName()).isEqualTo(200);
                assertThat(answer.body()).as(file.getName()).isEqualTo(war.getInputStream(file).readAllBytes());
                assertThat(header(answer, "X-Content-Type-Options")).as(file.getName()).isEqualTo("nosniff");
                assertThat(header(answer, "Content-Security-Policy")).as(file.getName()).startsWith("default-src 'none'");
                assertThat(header(answer, "Cache-Control")).as(file.getName())
                        .matches(file.getName().startsWith("assets/") ? ".*immutable.*" : "no-cache|no-store");
            }
        }
    }

    private static boolean isOfThePage(ZipEntry entry) {
        return !entry.isDirectory() && !entry.getName().matches("(WEB|META)-INF/.*");
    }

    @Test
    void withAPlatformConfiguredNothingIsSaidOfADemo() throws IOException, InterruptedException {
        assertThat(get("page.json").body()).contains("\"demo\":false", "\"title\":\"Support chat\"");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(Wars.contextAddress().resolve(path)).build();
    }

    private static String header(HttpResponse<?> answer, String name) {
        assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }
}
