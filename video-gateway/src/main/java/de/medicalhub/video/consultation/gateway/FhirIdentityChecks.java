package de.medicalhub.video.consultation.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.IdentityCheck;
import de.medicalhub.video.consultation.control.IdentityChecks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** An extension of the Encounter VR: read with the caller's own token, written with the service's, which alone may. */
@ApplicationScoped
public class FhirIdentityChecks implements IdentityChecks {
    /** The steps of the visit are written meanwhile, too; nobody else writes it. */
    private static final int TRIES = 4;

    @Inject
    private FhirClients clients;

    @Inject
    private ServiceToken serviceToken;

    @Override
    public Optional<IdentityCheck> find(StaffCaller caller, AppointmentId appointment) {
        try {
            return FhirVisitRecord.find(clients.withToken(caller.token()), appointment)
                    .flatMap(FhirIdentityChecks::of);
        } catch (ForbiddenOperationException notTheirs) {
            return Optional.empty();
        } catch (BaseServerResponseException away) {
            throw new RefusedException(Refusal.RECORD_AWAY, away);
        }
    }

    @Override
    public void write(AppointmentId appointment, Optional<IdentityCheck> check) {
        IGenericClient client = clients.withToken(serviceToken.get());
        try {
            for (int attempt = 1; !writes(client, appointment, check); attempt++) {
                if (attempt == TRIES) {
                    throw new RefusedException(Refusal.RECORD_AWAY);
                }
            }
        } catch (BaseServerResponseException away) {
            throw new RefusedException(Refusal.RECORD_AWAY, away);
        }
    }

    /** False if somebody else wrote the visit meanwhile. */
    private static boolean writes(IGenericClient client, AppointmentId appointment, Optional<IdentityCheck> check) {
        Encounter visit = FhirVisitRecord.find(client, appointment)
                .orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
        put(visit, check);
        try {
            FhirVisitRecord.update(client, visit);
            return true;
        } catch (ResourceVersionConflictException | PreconditionFailedException overtaken) {
            return false;
        }
    }

    static void put(Encounter visit, Optional<IdentityCheck> check) {
        visit.getExtension().removeIf(extension -> HubCodes.IDENTITY_CHECKED.equals(extension.getUrl()));
        check.ifPresent(present -> {
            Reference by = new Reference().setDisplay(present.name());
            if (!present.by().isEmpty()) {
                by.setReference(present.by());
            }
            DateTimeType at = new DateTimeType(Date.from(present.at()));
            at.setTimeZoneZulu(true);
            Extension whole = visit.addExtension();
            whole.setUrl(HubCodes.IDENTITY_CHECKED);
            whole.addExtension(new Extension(HubCodes.IDENTITY_CHECKED_BY, by));
            whole.addExtension(new Extension(HubCodes.IDENTITY_CHECKED_AT, at));
        });
    }

    static Optional<IdentityCheck> of(Encounter visit) {
        return Optional.ofNullable(visit.getExtensionByUrl(HubCodes.IDENTITY_CHECKED))
                .flatMap(whole -> part(whole, HubCodes.IDENTITY_CHECKED_BY, Reference.class)
                        .flatMap(by -> part(whole, HubCodes.IDENTITY_CHECKED_AT, DateTimeType.class)
                                .filter(DateTimeType::hasValue)
                                .map(at -> check(by, at))));
    }

    private static <T extends Type> Optional<T> part(Extension whole, String name, Class<T> type) {
        return Optional.ofNullable(whole.getExtensionByUrl(name))
                .map(Extension::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static IdentityCheck check(Reference by, DateTimeType at) {
        return new IdentityCheck(
                by.hasReference() ? by.getReference() : "",
                by.hasDisplay() ? by.getDisplay() : "",
                at.getValue().toInstant());
    }
}
