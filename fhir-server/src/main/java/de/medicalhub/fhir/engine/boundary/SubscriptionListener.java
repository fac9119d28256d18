package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.ResourceModifiedMessage;
import de.medicalhub.fhir.engine.control.PromptDelivery;
import org.springframework.stereotype.Component;

/** Sees every change before HAPI queues it for subscribers, whoever makes it. */
@Component
public class SubscriptionListener {
    private final PromptDelivery delivery;
    private final FhirContext context;

    SubscriptionListener(PromptDelivery delivery, FhirContext context, IInterceptorService interceptors) {
        this.delivery = delivery;
        this.context = context;
        interceptors.registerInterceptor(new Hooks());
    }

    /** Not a bean bearing the annotation itself: those see requests from outside only, and the system writes too. */
    @Interceptor
    public final class Hooks {
        /** False keeps it out of the queue: a row written, read and deleted again for nobody. */
        @Hook(Pointcut.SUBSCRIPTION_RESOURCE_MODIFIED)
        public boolean onChange(ResourceModifiedMessage change) {
            boolean wanted = delivery.isSubscribed(change.getPayloadId(context).getResourceType());
            if (wanted) {
                delivery.afterCommit();
            }
            return wanted;
        }
    }
}
