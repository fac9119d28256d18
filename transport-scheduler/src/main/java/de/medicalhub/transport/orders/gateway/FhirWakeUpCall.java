package de.medicalhub.transport.orders.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.orders.control.WakeUpCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;

/** The Subscription with a rest-hook to {@code /transport/api/wake-up}; it has a fixed id, so there is only one. */
@ApplicationScoped
public class FhirWakeUpCall implements WakeUpCall {
    private static final String ID = "Subscription/transport-legs";
    private static final String CRITERIA = "Task?code=" + HubCodes.TASK_CODE + "|" + HubCodes.TASK_TRANSPORT_LEG + ","
            + HubCodes.TASK_CODE + "|" + HubCodes.TASK_DELIVERY_LEG;

    @Inject
    private FhirClients clients;

    @Inject
    private ServiceToken token;

    @Inject
    private TransportSettings settings;

    @Override
    public void order() {
        IGenericClient client = clients.withToken(token.get());
        Subscription wanted = wanted();
        if (!stands(client, wanted)) {
            client.update().resource(wanted).execute();
        }
    }

    private static boolean stands(IGenericClient client, Subscription wanted) {
        try {
            Subscription there =
                    client.read().resource(Subscription.class).withUrl(ID).execute();
            return there.getStatus() != Subscription.SubscriptionStatus.ERROR
                    && there.getStatus() != Subscription.SubscriptionStatus.OFF
                    && there.getCriteria().equals(wanted.getCriteria())
                    && there.getChannel().equalsDeep(wanted.getChannel());
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return false;
        }
    }

    private Subscription wanted() {
        Subscription subscription = new Subscription();
        subscription.setId(ID);
        subscription.setStatus(Subscription.SubscriptionStatus.REQUESTED);
        subscription.setReason("Wakes the intake of the transport scheduler");
        subscription.setCriteria(CRITERIA);
        subscription
                .getChannel()
                .setType(Subscription.SubscriptionChannelType.RESTHOOK)
                .setEndpoint(settings.hubUrl() + "/transport/api/wake-up")
                .setHeader(List.of(new StringType("X-Medhub-Wake-Up: " + settings.wakeUpSecret())));
        return subscription;
    }
}
