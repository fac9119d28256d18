package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.jpa.subscription.submit.interceptor.SubscriptionMatcherInterceptor;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.messaging.BaseResourceMessage;
import de.medicalhub.fhir.engine.control.PromptDelivery;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Sees every change before HAPI queues it for subscribers, whoever makes it. What nobody has subscribed to stays out of the
 * queue: a text made, a row written, read and deleted again for nobody.
 */
@Component
@Primary
public class SubscriptionListener extends SubscriptionMatcherInterceptor {
    private final PromptDelivery delivery;

    SubscriptionListener(PromptDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    protected void processResourceModifiedEvent(
            IBaseResource changed, BaseResourceMessage.OperationTypeEnum operation, RequestDetails request) {
        if (delivery.isSubscribed(changed.fhirType())) {
            super.processResourceModifiedEvent(changed, operation, request);
            delivery.afterCommit();
        }
    }
}
