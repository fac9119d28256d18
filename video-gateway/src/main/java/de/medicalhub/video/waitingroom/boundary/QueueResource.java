package de.medicalhub.video.waitingroom.boundary;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.waitingroom.control.Queues;
import de.medicalhub.video.waitingroom.entity.Queue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** For the host of a consultation: who else waits for them. Names are read from the record, with the host's own right. */
@RequestScoped
@Path("/consultations/{appointment}/queue")
@RolesAllowed({"gp", "nurse", "discharge-manager"})
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {
    @Inject
    private StaffCaller caller;

    @Inject
    private Queues queues;

    /** {@code {"waiting": [{"appointment", "startsAt", "since"}]}}, in the order of the appointments. */
    @GET
    public JsonObject get(@PathParam("appointment") String appointment) {
        AppointmentId id =
                AppointmentId.find(appointment).orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
        JsonArrayBuilder waiting = Json.createArrayBuilder();
        queues.listOthers(caller, id).forEach(entry -> waiting.add(entry(entry)));
        return Json.createObjectBuilder().add("waiting", waiting).build();
    }

    private static JsonObjectBuilder entry(Queue.Entry entry) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("appointment", entry.facts().appointment().value())
                .add("startsAt", entry.facts().startsAt().toString());
        Instant since = entry.room().since();
        if (since != null) {
            json.add("since", since.toString());
        }
        return json;
    }
}
