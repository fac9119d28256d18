package de.medicalhub.fhir.subscription.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.fhir.subscription.control.StoredSubscriptions;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.stereotype.Component;

/** Subscriptions in HAPI's store. */
@Component
class JpaSubscriptions implements StoredSubscriptions {
    private final DaoRegistry daos;

    JpaSubscriptions(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public void giveUp(String subscription, String why) {
        IFhirResourceDao<Subscription> dao = daos.getResourceDao(Subscription.class);
        Subscription stored = dao.read(new IdType("Subscription", subscription), new SystemRequestDetails());
        if (stored.getStatus() == SubscriptionStatus.ACTIVE) {
            dao.update(stored.setStatus(SubscriptionStatus.ERROR).setError(why), new SystemRequestDetails());
        }
    }
}
