package org.tallyman.platform;

import jakarta.ws.rs.WebApplicationException;

/** Leaves a resource method with a problem; only resources and their parameters throw it. */
public final class ProblemException extends WebApplicationException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), problem.status());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
