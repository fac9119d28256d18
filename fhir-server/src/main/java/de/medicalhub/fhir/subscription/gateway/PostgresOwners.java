package de.medicalhub.fhir.subscription.gateway;

import de.medicalhub.fhir.subscription.control.Owners;
import de.medicalhub.fhir.subscription.entity.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
                        + " on conflict (subscription) do update set account = excluded.account,"
                        + " roles = excluded.roles, fhir_user = excluded.fhir_user, scopes = excluded.scopes",
                subscription,
                owner.account(),
                String.join(" ", owner.roles()),
                owner.fhirUser(),
                owner.scopes());
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
