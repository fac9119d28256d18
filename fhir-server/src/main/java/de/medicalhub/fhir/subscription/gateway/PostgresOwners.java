package de.medicalhub.fhir.subscription.gateway;

import de.medicalhub.fhir.subscription.control.Owners;
import de.medicalhub.fhir.subscription.entity.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Owners in PostgreSQL; see subscription_owner.sql beside this class. */
@Component
class PostgresOwners implements Owners, InitializingBean {
    private final JdbcTemplate jdbc;

    PostgresOwners(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        jdbc.execute(
                new ClassPathResource("subscription_owner.sql", getClass()).getContentAsString(StandardCharsets.UTF_8));
    }

    @Override
    public void set(String subscription, Owner owner) {
        jdbc.update(
                "insert into subscription_owner (subscription, account, roles, fhir_user, scopes) values (?, ?, ?, ?, ?)"
                        + " on conflict (subscription) do update set failing_since = null, account = excluded.account,"
                        + " roles = excluded.roles, fhir_user = excluded.fhir_user, scopes = excluded.scopes",
                subscription,
                owner.account(),
                String.join(" ", owner.roles()),
                owner.fhirUser(),
                owner.scopes());
    }

    @Override
    public Instant failing(String subscription, Instant now) {
        Timestamp at = Timestamp.from(now);
        return jdbc
                .query(
                        "update subscription_owner set failing_since = coalesce(failing_since, ?) where subscription = ?"
                                + " returning failing_since",
                        (row, number) -> row.getTimestamp("failing_since").toInstant(),
                        at,
                        subscription)
                .stream()
                .findFirst()
                .orElse(now);
    }

    @Override
    public void delivered(String subscription) {
        jdbc.update(
                "update subscription_owner set failing_since = null where subscription = ? and failing_since is not null",
                subscription);
    }

    @Override
    public Optional<Owner> find(String subscription) {
        return jdbc
                .query(
                        "select account, roles, fhir_user, scopes from subscription_owner where subscription = ?",
                        (row, number) -> new Owner(
                                row.getString("account"),
                                Set.of(row.getString("roles").split(" ", -1)),
                                row.getString("fhir_user"),
                                row.getString("scopes")),
                        subscription)
                .stream()
                .findFirst();
    }
}
