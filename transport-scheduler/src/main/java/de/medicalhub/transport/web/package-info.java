/** What all endpoints share: who calls in which language, how refusals look, where the API lies. */
@NullMarked
package de.medicalhub.transport.web;

import org.jspecify.annotations.NullMarked;
