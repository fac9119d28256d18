package de.medicalhub.transport.orders.gateway;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.transport.orders.Pharmacy;
import de.medicalhub.transport.orders.control.Order;
import de.medicalhub.transport.orders.control.OrderSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;

/** Reads leg Tasks and the patients they are for, with the service's own token. */
@ApplicationScoped
public class FhirOrders implements OrderSource {
    private static final String LEGS = "Task?code=" + HubCodes.TASK_CODE + "%7C" + HubCodes.TASK_TRANSPORT_LEG + ","
            + HubCodes.TASK_CODE + "%7C" + HubCodes.TASK_DELIVERY_LEG + "&_sort=_lastUpdated&_count=50";
    private static final int IDS_AT_ONCE = 50;

    @Inject
    private FhirClients clients;

    @Inject
    private ServiceToken token;

    @Override
    public void readChanged(Optional<Instant> since, Unknown unknown, Consumer<List<Order>> page) {
        read(LEGS + since.map(at -> "&_lastUpdated=ge" + at).orElse(""), unknown, page);
    }

    @Override
    public void readAgain(List<String> taskIds, Consumer<List<Order>> page) {
        for (int from = 0; from < taskIds.size(); from += IDS_AT_ONCE) {
            List<String> some = taskIds.subList(from, Math.min(from + IDS_AT_ONCE, taskIds.size()));
            read(LEGS + "&_id=" + String.join(",", some), (taskId, version) -> true, page);
        }
    }

    private void read(String search, Unknown unknown, Consumer<List<Order>> page) {
        IGenericClient client = clients.withToken(token.get());
        Map<String, Patient> patients = new HashMap<>();
        PharmacyDirectory pharmacies = new PharmacyDirectory(client);
        Bundle bundle = client.search()
                .byUrl(search)
                .cacheControl(CacheControlDirective.noCache())
                .returnBundle(Bundle.class)
                .execute();
        while (true) {
            page.accept(orders(bundle, unknown, task -> order(task, patient(task, client, patients), pharmacies)));
            if (bundle.getLink(Bundle.LINK_NEXT) == null) {
                return;
            }
            bundle = client.loadPage().next(bundle).execute();
        }
    }

    private static List<Order> orders(Bundle bundle, Unknown unknown, Function<Task, Order> read) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .filter(task -> !task.hasPartOf())
                .filter(task -> unknown.test(
                        task.getIdElement().getIdPart(), task.getIdElement().getVersionIdPartAsLong()))
                .map(read)
                .toList();
    }

    /** What we cannot make out must not hold up the others (rule 10). */
    private static Order order(Task task, Patient patient, PharmacyDirectory pharmacies) {
        Pharmacy pharmacy = pharmacies.find(LegTask.supplierOf(task));
        try {
            return LegTask.read(task, patient, pharmacy);
        } catch (RuntimeException fault) {
            return new Order(
                    task.getIdElement().getIdPart(),
                    task.getIdElement().getVersionIdPartAsLong(),
                    task.getMeta().getLastUpdated().toInstant(),
                    Optional.empty(),
                    false,
                    Optional.of(fault));
        }
    }

    private static Patient patient(Task task, IGenericClient client, Map<String, Patient> patients) {
        return LegTask.patientOf(task)
                .map(reference -> patients.computeIfAbsent(reference, unread -> read(unread, client)))
                .orElseGet(Patient::new);
    }

    /** A patient who cannot be read must not hold up the order: the ride then bears no name. */
    private static Patient read(String reference, IGenericClient client) {
        try {
            return client.read().resource(Patient.class).withUrl(reference).execute();
        } catch (ForbiddenOperationException | ResourceNotFoundException | ResourceGoneException unreadable) {
            return new Patient();
        }
    }
}
