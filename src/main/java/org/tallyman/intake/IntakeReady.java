package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when messages can be kept and turned into state: the writer holds its lock and the last fold was not refused. */
@Readiness
@ApplicationScoped
class IntakeReady implements HealthCheck {

    private final IntakeTrouble trouble;
    private final FoldLoop fold;

    IntakeReady(IntakeTrouble trouble, FoldLoop fold) {
        this.trouble = trouble;
        this.fold = fold;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> notKept = trouble.notKept();
        Optional<String> notFolded = trouble.notFolded();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("intake").status(notKept.isEmpty() && notFolded.isEmpty());
        notKept.ifPresent(words -> response.withData("journal", words));
        notFolded.ifPresent(words -> response.withData("fold", words));
        return response.withData("foldLagMs", fold.lagMs()).build();
    }
}
