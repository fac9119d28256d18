package de.medicalhub.fhir.subscription.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.fhir.subscription.control.HookCalls;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Subscriptions as they are stored. */
@Component
class StoredSubscriptions implements HookCalls.Broken {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSubscriptions.class);

    private final DaoRegistry daos;

    StoredSubscriptions(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public void mark(String subscription, String why) {
        IFhirResourceDao<Subscription> dao = daos.getResourceDao(Subscription.class);
        try {
            Subscription stored = dao.read(new IdType("Subscription", subscription), new SystemRequestDetails());
            if (stored.getStatus() == SubscriptionStatus.ACTIVE) {
                dao.update(stored.setStatus(SubscriptionStatus.ERROR).setError(why), new SystemRequestDetails());
            }
        } catch (BaseServerResponseException changedMeanwhile) {
            LOG.info("Subscription {} is not switched off: {}", subscription, changedMeanwhile.getStatusCode());
        }
    }
}
