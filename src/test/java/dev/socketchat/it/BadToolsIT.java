package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.it.beans.BrokenTools;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** What a developer is told at deployment; {@link StartIT} looks at Payara Micro, which deploys as it starts. */
@ArquillianTest
@DisabledIf("dev.socketchat.it.TestedServer#deploysAsItStarts")
class BadToolsIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "broken", managed = false, testable = false)
    static WebArchive war() {
        return withBrokenTools();
    }

    static WebArchive withBrokenTools() {
        return Wars.inContext().addAsLibrary(ShrinkWrap.create(JavaArchive.class, "broken.jar").addClass(BrokenTools.class));
    }

    @Test
    void toolsThatCannotBeStopTheDeploymentWithASentenceEach() {
        assertThatThrownBy(() -> deployer.deploy("broken"))
                .hasStackTraceContaining("The tool 'get-order' has two methods: ")
                .hasStackTraceContaining("The @AgentTool method " + BrokenTools.class.getName() + ".find must take a record, not String.");
    }
}
