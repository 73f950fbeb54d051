package dev.socketchat.it;

import dev.socketchat.OfficialPackage;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@ArquillianTest
@DisplayName("The official JavaScript SDK for pages")
class OfficialClientIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final int CHECKS = 17;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @Test
    void talksToOurServerOverSockJs() throws IOException, InterruptedException {
        new OfficialPackage("client-sdk").passes(CHECKS, Wars.contextAddress(),
                PLATFORM.running().baseUri().toString(), PlatformElsewhere.KEY);
    }
}
