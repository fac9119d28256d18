package de.medicalhub.video.consultation.control;

import de.medicalhub.common.fhir.Erasures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** How far erasures are followed, and what of them lies here (rule 11). */
@ApplicationScoped
public class ErasureBook {
    /** Invitations and waiting rooms go with their consultation, members with their conference. */
    private static final List<String> HERE = List.of(
            "delete from consultation where appointment_id in (:ids)", "delete from outbox where aggregate in (:ids)");

    @PersistenceContext
    private EntityManager entities;

    /** Up to which all is erased here too. */
    @Transactional
    public int position() {
        return ((Number) entities.createNativeQuery("select position from erasure_mark where name = 'fhir'")
                        .getSingleResult())
                .intValue();
    }

    /** Erases and notes it; both or neither. */
    @Transactional
    public void erase(Erasures news) {
        Set<String> appointments = news.ids("Appointment");
        if (!appointments.isEmpty()) {
            HERE.forEach(deletion -> entities.createNativeQuery(deletion)
                    .setParameter("ids", appointments)
                    .executeUpdate());
        }
        Set<String> patients = news.ids("Patient");
        if (!patients.isEmpty()) {
            entities.createNativeQuery("delete from conference where patient_id in (:ids)")
                    .setParameter("ids", patients)
                    .executeUpdate();
        }
        entities.createNativeQuery(
                        "update erasure_mark set position = greatest(position, :position) where name = 'fhir'")
                .setParameter("position", news.position())
                .executeUpdate();
    }
}
