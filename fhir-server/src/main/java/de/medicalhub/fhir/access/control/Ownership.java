package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Owner;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Whose a resource is that a hospital's own system writes: what the sender leaves out is the own hospital's when it is new,
 * and as it was when it changes. What the sender does say is left to the rules, which decide about what has been completed.
 */
@Component
public class Ownership {
    private final Requests requests;
    private final CareRecords records;

    Ownership(Requests requests, CareRecords records) {
        this.requests = requests;
        this.records = records;
    }

    /** Completes a new resource; that of another sender stays as it is. */
    public void complete(RequestDetails request, IBaseResource created) {
        if (!isHospital(request)) {
            return;
        }
        Optional<String> own = requests.organisations(request).stream().findFirst();
        if (created instanceof Medication medication) {
            Owner.set(medication, own);
        } else if (created instanceof Patient patient) {
            own.ifPresent(hospital -> complete(patient.getManagingOrganization(), hospital));
        } else if (created instanceof Encounter encounter) {
            own.ifPresent(hospital -> describe(encounter.getServiceProvider(), hospital));
        } else if (created instanceof Binary binary && !binary.hasSecurityContext()) {
            own.ifPresent(hospital -> binary.setSecurityContext(new Reference(hospital)));
        }
    }

    /** Completes a new version by the old one; that of another sender stays as it is. */
    public void keep(RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (!isHospital(request)) {
            return;
        }
        if (old instanceof Medication before && updated instanceof Medication after) {
            Owner.set(after, Owner.find(before));
        } else if (old instanceof Patient before && updated instanceof Patient after) {
            after.setManagingOrganization(kept(before.getManagingOrganization(), after.getManagingOrganization()));
        } else if (old instanceof Encounter before && updated instanceof Encounter after) {
            after.setServiceProvider(kept(before.getServiceProvider(), after.getServiceProvider()));
        } else if (old instanceof Binary before && updated instanceof Binary after) {
            after.setSecurityContext(before.getSecurityContext().copy());
        }
    }

    /** A name or a number without a reference is kept beside the reference. */
    private static void complete(Reference organisation, String own) {
        if (!organisation.hasReference()) {
            organisation.setReference(own);
        }
    }

    /**
     * The same, with the name and the first number of the hospital as far as the sender names none: where a provider is named,
     * ISiK wants both (ISiKKontaktGesundheitseinrichtung), and what is completed must not be less valid than what came.
     */
    private void describe(Reference provider, String own) {
        if (provider.hasReference()) {
            return;
        }
        provider.setReference(own);
        if (records.find(own).orElse(null) instanceof Organization hospital) {
            if (!provider.hasDisplay()) {
                provider.setDisplay(hospital.getName());
            }
            if (!provider.hasIdentifier() && hospital.hasIdentifier()) {
                provider.setIdentifier(hospital.getIdentifierFirstRep().copy());
            }
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
