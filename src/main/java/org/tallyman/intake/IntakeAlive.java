package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as the threads of the journal and the fold run; never asks the database, whose absence no restart mends. */
@Liveness
@ApplicationScoped
class IntakeAlive implements HealthCheck {

    private final IntakeWiring wiring;

    IntakeAlive(IntakeWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake").status(wiring.alive()).build();
    }
}
