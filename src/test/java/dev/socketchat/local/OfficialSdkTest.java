package dev.socketchat.local;

import dev.socketchat.OfficialPackage;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The official JavaScript SDK for servers")
class OfficialSdkTest extends PlatformTest {

    private static final String KEY = "oct_sk_test";
    private static final int CHECKS = 23;

    @Override
    LocalPlatformOptions options() {
        return LocalPlatformOptions.standard(this::thread).withKey(KEY).withWordDelay(Duration.ZERO);
    }

    @Test
    void findsInTheLocalPlatformAllThatItAsksFor() throws IOException, InterruptedException {
        new OfficialPackage("server-sdk").passes(CHECKS, platform.baseUri(), KEY);
    }
}
