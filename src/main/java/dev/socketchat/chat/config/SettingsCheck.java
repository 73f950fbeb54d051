package dev.socketchat.chat.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stops the deployment with one message when settings are missing or wrong. Runs at deployment only. */
public class SettingsCheck implements Extension {

    /** For the container. */
    public SettingsCheck() {
    }

    void check(@Observes AfterDeploymentValidation event) {
        try {
            Configuration.read(ConfigProvider.getConfig());
        } catch (IllegalArgumentException wrong) {
            event.addDeploymentProblem(new DeploymentException(wrong.getMessage()));
        }
    }
}
