package de.medicalhub.transport.trail.gateway;

import de.medicalhub.transport.trail.control.ShownPatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** In the table {@code shown_patient}; by the database's clock, which is one for all nodes and is never moved. */
@ApplicationScoped
public class PostgresShownPatients implements ShownPatients {
    private static final String FORGET =
            "delete from shown_patient where person = :person and shown_at <= clock_timestamp() - interval '10 minutes'";
    private static final String REMEMBER = """
            insert into shown_patient (person, patient, shown_at) values (:person, :patient, clock_timestamp())
            on conflict (person, patient) do nothing""";

    @PersistenceContext
    private EntityManager entityManager;

    @Override
    public void forgetOld(String person) {
        entityManager.createNativeQuery(FORGET).setParameter("person", person).executeUpdate();
    }

    @Override
    public void forget(String patient) {
        entityManager
                .createNativeQuery("delete from shown_patient where patient = :patient")
                .setParameter("patient", patient)
                .executeUpdate();
    }

    @Override
    public boolean remember(String person, String patient) {
        return entityManager
                        .createNativeQuery(REMEMBER)
                        .setParameter("person", person)
                        .setParameter("patient", patient)
                        .executeUpdate()
                == 1;
    }
}
