package dev.socketchat.chat.ops;

import dev.socketchat.octavus.rest.AnswerListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * Whether the platform does its part, as far as the last request tells. Nobody asks it on purpose: a platform that is
 * away is not asked less for it. Any thread may call.
 */
public final class PlatformWatch implements AnswerListener {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FAILURES = 500;

    private final Counter answers;
    private final Counter unanswered;
    private final Counter retries;
    private volatile boolean healthy = true;

    PlatformWatch(PrometheusRegistry registry) {
        answers = Counter.builder().name("octavus_platform_answers").help("Answers of the platform, by HTTP status")
                .labelNames("status").withoutExemplars().register(registry);
        unanswered = Counter.builder().name("octavus_platform_unanswered")
                .help("Requests to the platform that found no answer").withoutExemplars().register(registry);
        retries = Counter.builder().name("octavus_platform_retries")
                .help("Requests to the platform that were tried again").withoutExemplars().register(registry);
        GaugeWithCallback.builder().name("octavus_platform_healthy")
                .help("1 if the platform answered the last request, and took it")
                .callback(each -> each.call(healthy ? 1 : 0)).register(registry);
    }

    /** Whether the last request was answered, and not refused for the key's sake; true before the first. */
    boolean isHealthy() {
        return healthy;
    }

    @Override
    public void onAnswer(int status) {
        answers.labelValues(Integer.toString(status)).inc();
        healthy = status < FAILURES && status != UNAUTHORIZED && status != FORBIDDEN;
    }

    @Override
    public void onNoAnswer() {
        unanswered.inc();
        healthy = false;
    }

    @Override
    public void onRetry() {
        retries.inc();
    }
}
