package dev.socketchat.it.beans;

import jakarta.ejb.Local;

/** All that is known of {@link LocalTools}. */
@Local
public interface Counter {

    Said count();
}
