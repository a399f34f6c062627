//! nginx in front of several servers.

use crate::daemon::Daemon;
use std::net::TcpStream;
use tempfile::TempDir;

/// A proxy that spreads requests over servers, and asks another one when a server can't be reached.
pub struct Nginx {
    port: u16,
    _daemon: Daemon,
    _folder: TempDir,
}

impl Nginx {
    /// Starts a proxy in front of what listens, or will listen, on `ports`.
    pub fn before(ports: &[u16]) -> Self {
        let folder = tempfile::Builder::new().prefix("berth-nginx-").tempdir().unwrap();
        let port = free_port();
        let servers: String = ports
            .iter()
            .map(|port| format!("server 127.0.0.1:{port} max_fails=1 fail_timeout=1s;\n"))
            .collect();
        let place = folder.path().display();
        let config = format!(
            "daemon off; master_process off; pid {place}/pid; error_log stderr error;
             {user}
             events {{ worker_connections 1024; }}
             http {{
               access_log off;
               client_body_temp_path {place}; proxy_temp_path {place}; fastcgi_temp_path {place};
               uwsgi_temp_path {place}; scgi_temp_path {place};
               upstream berth {{ {servers} keepalive 32; }}
               server {{
                 listen 127.0.0.1:{port};
                 client_max_body_size 0;
                 location / {{
                   proxy_pass http://berth;
                   proxy_http_version 1.1;
                   proxy_set_header Connection \"\";
                   proxy_set_header Host $http_host;
                   proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                   proxy_request_buffering off;
                   proxy_buffering off;
                   proxy_next_upstream error timeout;
                 }}
               }}
             }}",
            user = if rustix::process::geteuid().is_root() { "user root;" } else { "" },
        );
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, config).unwrap();
        let arguments = ["-e", "stderr", "-p", "/", "-c", file.to_str().unwrap()].map(str::to_owned);
        let daemon = Daemon::start(&["nginx"], &arguments, &[]);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::yield_now();
        }
        Self { port, _daemon: daemon, _folder: folder }
    }

    /// Its address as a URL.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// A port that nobody listens on at the moment.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
