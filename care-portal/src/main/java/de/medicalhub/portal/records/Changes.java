package de.medicalhub.portal.records;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;

/** Writes several records at once as the current user, and books. */
@RequestScoped
public class Changes {
    @Inject
    private CurrentUser user;

    /** Stores a transaction, wholly or not at all; empty if the server took it (R2). */
    public Optional<Refusal> store(Bundle transaction) {
        return attempt(() -> user.fhir().transaction().withBundle(transaction).execute());
    }

    /** Books ({@code Appointment/$book}); empty if the appointment stands. */
    public Optional<Refusal> book(Parameters wish) {
        return attempt(() -> user.fhir()
                .operation()
                .onType(Appointment.class)
                .named("$book")
                .withParameters(wish)
                .returnResourceType(Appointment.class)
                .execute());
    }

    private static Optional<Refusal> attempt(Runnable write) {
        try {
            write.run();
            return Optional.empty();
        } catch (FhirClientConnectionException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The records do not answer at the moment.", e);
        } catch (BaseServerResponseException e) {
            Refusal refusal = Refusal.of(e);
            if (refusal.kind() == ProblemKind.FAULT || refusal.kind() == ProblemKind.UNAVAILABLE) {
                throw new HubException(refusal.kind(), "The records answer with an error.", e);
            }
            return Optional.of(refusal);
        }
    }
}
