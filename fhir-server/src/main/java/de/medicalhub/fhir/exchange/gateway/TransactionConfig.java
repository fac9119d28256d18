package de.medicalhub.fhir.exchange.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions as control asks for them; tests run without. */
@Configuration
class TransactionConfig {
    @Bean
    TransactionOperations transactions(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }
}
