package de.medicalhub.fhir.medication.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Owner;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Medication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down who made a Medication, before the access rules look at it (rule 1 of the feature). */
@Component
@Interceptor(order = -200)
public class MedicationListener {
    private final Access access;

    MedicationListener(Access access) {
        this.access = access;
    }

    /** Before a new resource is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(@Nullable RequestDetails request, IBaseResource created) {
        if (created instanceof Medication medication
                && request instanceof ServletRequestDetails http
                && isHospital(http)) {
            Owner.set(medication, access.organisations(http).stream().findFirst());
        }
    }

    /** Before a new version is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (old instanceof Medication before
                && updated instanceof Medication after
                && request instanceof ServletRequestDetails http
                && isHospital(http)) {
            Owner.set(after, Owner.find(before));
        }
    }

    private boolean isHospital(RequestDetails request) {
        return access.caller(request).has(Role.HOSPITAL_SYSTEM);
    }
}
