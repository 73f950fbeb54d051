package dev.socketchat.it.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Stream;

/** Logs in with the container whatever name a request gives; names that begin with "staff" or "octavus-admin" have that role. */
@ApplicationScoped
public class Logins implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String name = request.getHeader("X-Test-User");
        return name == null ? context.doNothing()
                : context.notifyContainerAboutLogin(name, Set.of(role(name)));
    }

    private static String role(String name) {
        return Stream.of("staff", "octavus-admin").filter(name::startsWith).findFirst().orElse("customer");
    }
}
