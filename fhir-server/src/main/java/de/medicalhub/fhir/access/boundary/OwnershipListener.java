package de.medicalhub.fhir.access.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Owner;
import de.medicalhub.fhir.access.control.Requests;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Completes whose a resource is that a hospital's own system writes, before the rules look at it: what the sender leaves
 * out is the own hospital's when it is new, and as it was when it changes. What the sender does say is left to the rules.
 */
@Component
@Interceptor(order = -200)
public class OwnershipListener {
    private final Requests requests;

    OwnershipListener(Requests requests) {
        this.requests = requests;
    }

    /** Before a new resource is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(@Nullable RequestDetails request, IBaseResource created) {
        if (!(request instanceof ServletRequestDetails http) || !isHospital(http)) {
            return;
        }
        Optional<String> own = requests.organisations(http).stream().findFirst();
        if (created instanceof Medication medication) {
            Owner.set(medication, own);
        } else if (created instanceof Patient patient) {
            own.ifPresent(hospital -> complete(patient.getManagingOrganization(), hospital));
        } else if (created instanceof Encounter encounter) {
            own.ifPresent(hospital -> complete(encounter.getServiceProvider(), hospital));
        }
    }

    /** Before a new version is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (!(request instanceof ServletRequestDetails http) || !isHospital(http)) {
            return;
        }
        if (old instanceof Medication before && updated instanceof Medication after) {
            Owner.set(after, Owner.find(before));
        } else if (old instanceof Patient before && updated instanceof Patient after) {
            after.setManagingOrganization(kept(before.getManagingOrganization(), after.getManagingOrganization()));
        } else if (old instanceof Encounter before && updated instanceof Encounter after) {
            after.setServiceProvider(kept(before.getServiceProvider(), after.getServiceProvider()));
        }
    }

    /** A name or a number without a reference is kept beside the reference. */
    private static void complete(Reference organisation, String own) {
        if (!organisation.hasReference()) {
            organisation.setReference(own);
        }
    }

    private static Reference kept(Reference before, Reference after) {
        if (after.isEmpty()) {
            return before.copy();
        }
        return after.hasReference() ? after : after.setReference(before.getReference());
    }

    private boolean isHospital(RequestDetails request) {
        return requests.caller(request).has(Role.HOSPITAL_SYSTEM);
    }
}
