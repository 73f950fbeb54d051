package dev.socketchat.chat.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;

/**
 * Answers a request for a part of a file that is no ranges-specifier (RFC 9110, section 14.1.1) with 416. Payara's servlet
 * for files fails on one without {@code =}.
 */
public class RangeCheck extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern SPECIFIER = Pattern.compile("[!#$%&'*+.^_`|~\\w-]+=.*");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Collections.list(request.getHeaders("Range")).stream().allMatch(range -> SPECIFIER.matcher(range).matches())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        }
    }
}
