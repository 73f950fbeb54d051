package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Sees to it that every test of a class ran over every transport. */
final class EveryTransport implements BeforeEachCallback, AfterAllCallback {

    private final Map<String, Integer> runs = new TreeMap<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        runs.merge(context.getRequiredTestMethod().getName(), 1, Integer::sum);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(runs).isNotEmpty().allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(Over.values().length));
    }
}
