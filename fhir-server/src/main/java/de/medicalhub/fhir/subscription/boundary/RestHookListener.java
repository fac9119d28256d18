package de.medicalhub.fhir.subscription.boundary;

import ca.uhn.fhir.jpa.subscription.match.deliver.resthook.SubscriptionDeliveringRestHookListener;
import ca.uhn.fhir.jpa.subscription.match.registry.ActiveSubscription;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscription;
import ca.uhn.fhir.jpa.subscription.model.ResourceDeliveryMessage;
import de.medicalhub.fhir.subscription.control.HookCalls;
import de.medicalhub.fhir.subscription.control.HookCalls.Outcome;
import de.medicalhub.fhir.subscription.control.HookPost;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Calls a rest-hook. HAPI's own listener calls once, takes every answer for a success and forgets what fails. */
@Component
@Primary
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class RestHookListener extends SubscriptionDeliveringRestHookListener {
    private static final int GONE = 410;
    private static final int MULTIPLE_CHOICES = 300;

    private final HookCalls calls;
    private final HookPost post;

    RestHookListener(HookCalls calls, HookPost post) {
        this.calls = calls;
        this.post = post;
    }

    @Override
    protected void sendNotification(ResourceDeliveryMessage message) {
        String id = message.getSubscription().getIdElement(myFhirContext).getIdPart();
        calls.call(id, () -> call(id));
    }

    /** As it is subscribed to at this moment: the address may be another since the last attempt. */
    private Outcome call(String id) {
        ActiveSubscription active = mySubscriptionRegistry.get(id);
        return active == null ? Outcome.DONE : post(active.getSubscription());
    }

    private Outcome post(CanonicalSubscription subscription) {
        Map<String, String> headers = new LinkedHashMap<>();
        parseHeadersFromSubscription(subscription).forEach(header -> headers.put(header.getName(), header.getValue()));
        try {
            int status = post.post(URI.create(subscription.getEndpointUrl()), headers);
            if (status == GONE) {
                return Outcome.GONE;
            }
            return status < MULTIPLE_CHOICES ? Outcome.DONE : Outcome.FAILED;
        } catch (IOException | IllegalArgumentException unreachable) {
            return Outcome.FAILED;
        }
    }
}
