package dev.socketchat.octavus.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkConnectorTest {

    @ParameterizedTest(name = "whose body comes late: {0}")
    @ValueSource(booleans = {false, true})
    void anAnswerThatBeginsWhileItsRequestIsBrokenOffLeavesNoConnectionOpen(boolean bodyComesLate) {
        InterruptedEngine engine = new InterruptedEngine(bodyComesLate);
        Client client = new JerseyClientBuilder()
                .withConfig(new ClientConfig().connectorProvider((any, settings) -> new JdkConnector(engine)))
                .build();

        assertThatThrownBy(() -> client.target("http://127.0.0.1/").request().get()).isInstanceOf(ProcessingException.class);
        assertThat(Thread.interrupted()).isTrue();
        engine.goOn();

        assertThat(engine.isConnectionClosed()).isTrue();
    }
}
