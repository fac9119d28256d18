package de.medicalhub.fhir.subscription.boundary;

import ca.uhn.fhir.jpa.subscription.match.deliver.resthook.SubscriptionDeliveringRestHookListener;
import ca.uhn.fhir.jpa.subscription.match.registry.ActiveSubscription;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscription;
import ca.uhn.fhir.jpa.subscription.model.ResourceDeliveryMessage;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.client.api.IHttpClient;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import de.medicalhub.fhir.subscription.control.HookCalls;
import de.medicalhub.fhir.subscription.control.HookCalls.Outcome;
import java.io.IOException;
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

    RestHookListener(HookCalls calls) {
        this.calls = calls;
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
        IHttpClient client = myFhirContext
                .getRestfulClientFactory()
                .getHttpClient(
                        new StringBuilder(subscription.getEndpointUrl()),
                        Map.of(),
                        "",
                        RequestTypeEnum.POST,
                        parseHeadersFromSubscription(subscription));
        try {
            IHttpResponse response =
                    client.createParamRequest(myFhirContext, Map.of(), null).execute();
            int status = response.getStatus();
            response.close();
            if (status == GONE) {
                return Outcome.GONE;
            }
            return status < MULTIPLE_CHOICES ? Outcome.DONE : Outcome.FAILED;
        } catch (IOException unreachable) {
            return Outcome.FAILED;
        }
    }
}
