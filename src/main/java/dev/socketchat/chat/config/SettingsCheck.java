package dev.socketchat.chat.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Stops the deployment with one message when settings are missing or wrong, and warns of those that are none, before: what is
 * missing may be misspelt. Runs at deployment only.
 */
public class SettingsCheck implements Extension {

    private static final Logger LOG = System.getLogger(SettingsCheck.class.getName());

    /** For the container. */
    public SettingsCheck() {
    }

    void check(@Observes AfterDeploymentValidation event) {
        Config config = ConfigProvider.getConfig();
        UnknownSettings.sentence(config.getPropertyNames()).ifPresent(sentence -> LOG.log(Level.WARNING, sentence));
        try {
            Configuration.read(config);
        } catch (IllegalArgumentException wrong) {
            event.addDeploymentProblem(new DeploymentException(wrong.getMessage()));
        }
    }
}
