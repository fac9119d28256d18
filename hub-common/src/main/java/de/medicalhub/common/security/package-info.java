/** Who is calling: roles, the person behind a token, tokens of the services themselves. */
@NullMarked
package de.medicalhub.common.security;

import org.jspecify.annotations.NullMarked;
