package de.medicalhub.fhir.subscription.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscription;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscriptionChannelType;
import ca.uhn.fhir.jpa.subscription.model.ResourceDeliveryMessage;
import de.medicalhub.fhir.JobRequests;
import de.medicalhub.fhir.subscription.control.Subscribers;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides of each match whether the subscriber is told (rule 3). */
@Component
public class NotificationListener {
    private final Subscribers subscribers;
    private final WebsocketEndpoint websockets;
    private final JobRequests requests;
    private final FhirContext context;

    NotificationListener(
            Subscribers subscribers,
            WebsocketEndpoint websockets,
            JobRequests requests,
            FhirContext context,
            IInterceptorService interceptors) {
        this.subscribers = subscribers;
        this.websockets = websockets;
        this.requests = requests;
        this.context = context;
        interceptors.registerInterceptor(new Hooks());
    }

    private boolean isDelivered(CanonicalSubscription subscription, ResourceDeliveryMessage message) {
        IBaseResource changed = message.getPayload(context);
        String id = subscription.getIdElement(context).getIdPart();
        boolean told = changed != null && requests.isReady() && subscribers.mayLearn(id, changed);
        if (told && subscription.getChannelType() == CanonicalSubscriptionChannelType.WEBSOCKET) {
            websockets.ping(id);
            return false;
        }
        return told;
    }

    /** Not a bean bearing the annotation itself: matching happens outside any request. */
    @Interceptor
    public final class Hooks {
        /** False ends the delivery. */
        @Hook(Pointcut.SUBSCRIPTION_RESOURCE_MATCHED)
        public boolean onMatch(
                @Nullable CanonicalSubscription subscription, @Nullable ResourceDeliveryMessage message) {
            return subscription != null && message != null && isDelivered(subscription, message);
        }
    }
}
