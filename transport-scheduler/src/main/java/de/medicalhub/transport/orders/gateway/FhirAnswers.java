package de.medicalhub.transport.orders.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.outbox.OutboxEntry;
import de.medicalhub.common.outbox.OutboxSender;
import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.HandOverAnswer;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.orders.ViewAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Task;

/** Writes answers to the FHIR server; each write may be repeated without harm, for its target has a fixed id. */
@ApplicationScoped
public class FhirAnswers implements OutboxSender {
    private static final int CONFLICTS_BORNE = 5;

    private final Jsonb jsonb = JsonbBuilder.create();

    @Inject
    private FhirClients clients;

    @Inject
    private ServiceToken token;

    @Override
    public void send(OutboxEntry entry) {
        try {
            IGenericClient client = clients.withToken(token.get());
            switch (entry.topic()) {
                case Answers.LEG -> sendLeg(client, jsonb.fromJson(entry.payload(), LegAnswer.class));
                case Answers.HAND_OVER -> sendHandOver(client, jsonb.fromJson(entry.payload(), HandOverAnswer.class));
                case Answers.VIEW -> sendView(client, jsonb.fromJson(entry.payload(), ViewAnswer.class));
                default -> throw new UndeliverableException("Nobody sends answers of topic " + entry.topic(), null);
            }
        } catch (BaseServerResponseException e) {
            throw judged(e);
        }
    }

    /**
     * Gone orders and refused content stay so. But while the FHIR server is not deployed yet, the portal answers in its
     * place, with 404 and without an OperationOutcome: that is worth another attempt.
     */
    static RuntimeException judged(BaseServerResponseException e) {
        boolean lasting = e instanceof ResourceNotFoundException
                || e instanceof ResourceGoneException
                || e instanceof InvalidRequestException
                || e instanceof UnprocessableEntityException;
        return lasting && e.getOperationOutcome() != null
                ? new UndeliverableException("The FHIR server refuses the answer: HTTP " + e.getStatusCode(), e)
                : e;
    }

    /** Rule 9: on a conflict read again and apply the answer to what others wrote. */
    private static void sendLeg(IGenericClient client, LegAnswer answer) {
        for (int attempt = 0; attempt < CONFLICTS_BORNE; attempt++) {
            Task leg =
                    client.read().resource(Task.class).withId(answer.taskId()).execute();
            Optional<Task> child = find(client, Task.class, LegAnswerTasks.childId(answer.taskId()));
            if (hasWritten(client, LegAnswerTasks.written(leg, child, answer))) {
                return;
            }
        }
        throw new HubException(ProblemKind.CONFLICT, "The order is being changed by others all the time.");
    }

    private static boolean hasWritten(IGenericClient client, List<Task> tasks) {
        try {
            tasks.forEach(task -> put(client, task));
            return true;
        } catch (ResourceVersionConflictException | PreconditionFailedException somebodyElseWrote) {
            return false;
        }
    }

    private static void sendHandOver(IGenericClient client, HandOverAnswer answer) {
        put(client, HandOverProof.delivery(answer));
        put(client, HandOverProof.provenance(answer));
    }

    /** One report of all; if one patient is refused, one each, so that the others are not lost with that one. */
    private static void sendView(IGenericClient client, ViewAnswer view) {
        try {
            client.create().resource(ViewReport.of(view, view.patients())).execute();
        } catch (InvalidRequestException refused) {
            if (view.patients().size() == 1) {
                throw refused;
            }
            sendOneByOne(client, view, refused);
        }
    }

    private static void sendOneByOne(IGenericClient client, ViewAnswer view, InvalidRequestException refused) {
        int sent = 0;
        for (String patient : view.patients()) {
            try {
                client.create().resource(ViewReport.of(view, List.of(patient))).execute();
                sent++;
            } catch (InvalidRequestException unknown) {
                refused.addSuppressed(unknown);
            }
        }
        if (sent < view.patients().size()) {
            throw refused;
        }
    }

    private static <T extends DomainResource> Optional<T> find(IGenericClient client, Class<T> type, String id) {
        try {
            return Optional.of(client.read().resource(type).withId(id).execute());
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    /** With If-Match where the resource was read before. */
    private static void put(IGenericClient client, DomainResource resource) {
        String version = resource.getIdElement().getVersionIdPart();
        resource.setId(resource.getIdElement().toUnqualifiedVersionless());
        var update = client.update().resource(resource);
        if (version != null) {
            update.withAdditionalHeader("If-Match", "W/\"" + version + "\"");
        }
        update.execute();
    }
}
