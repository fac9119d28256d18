package de.medicalhub.journey;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** The steps of a journey build on each other: after one that failed, the others would only tell of its echo. */
final class StepByStep implements TestExecutionExceptionHandler, ExecutionCondition {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(StepByStep.class);
    private static final String FAILED = "failed";

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        context.getParent().orElseThrow().getStore(NAMESPACE).put(FAILED, context.getDisplayName());
        throw failure;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Object failed = context.getStore(NAMESPACE).get(FAILED);
        return failed == null
                ? ConditionEvaluationResult.enabled("every step so far went well")
                : ConditionEvaluationResult.disabled("the step before failed: " + failed);
    }
}
